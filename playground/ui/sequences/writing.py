"""The network writes on: a prompt, a temperature, and what each cell makes of them."""

import streamlit as st

from playground import trainers
from playground.data.sequences import characters_of
from playground.languages import _
from playground.numbers import counted
from playground.trainers.messages import unpack
from playground.ui.furniture import literal

COUNT, MOST_PROMPT = 160, 200  # characters
BEGINNING = 12  # characters of the text, as the first prompt
PROMPT, TEMPERATURE, SEED = "sequence_prompt", "sequence_temperature", "sequence_drawn"
PROMPTED = "sequence_prompted"  # the text that the prompt is for


@st.fragment
def show(recording):
    """Draw the fields, and what is written at the epoch that the player shows."""
    st.markdown(f"#### {_('Let it write on')}")
    text = recording.made.text
    left, middle, right = st.columns([5, 3, 2], vertical_alignment="bottom")
    if st.session_state.get(PROMPTED) != text:  # another text begins with words of its own
        st.session_state[PROMPTED], st.session_state[PROMPT] = text, text[:BEGINNING]
    prompt = left.text_input(_("Prompt"), text[:BEGINNING], key=PROMPT, max_chars=MOST_PROMPT)
    temperature = middle.slider(
        _("Temperature"),
        0.0,
        2.0,
        0.5,
        0.1,
        key=TEMPERATURE,
        help=_(
            "What the scores are divided by before a character is drawn. 0: always the likeliest. 1: as likely as "
            "the network says. More: bolder, and soon nonsense."
        ),
    )
    is_again = right.button(_("Write"), icon=":material/edit:", width="stretch")
    st.session_state[SEED] = st.session_state.get(SEED, -1) + is_again
    unknown = sorted({character for character in prompt if character not in characters_of(text)})
    if unknown:
        told = ", ".join(f"“{character}”" for character in unknown[:10])
        st.caption(literal(_("The text has no {characters}: left out.").format(characters=told)))
    if not set(prompt) - set(unknown):
        st.info(_("A prompt needs at least one character of the text."))
    elif st.session_state[SEED] < 0:
        st.caption(_("Press Write: each network goes on from the prompt, as it is at the epoch on the screen."))
    else:
        _written(recording, prompt, temperature)


def _written(recording, prompt, temperature):
    about = {"prompt": prompt, "temperature": temperature, "count": COUNT, "seed": st.session_state[SEED]}
    header = {}
    while "written" not in header:  # a trainer that has lost the recording needs a while to be there again
        asked = trainers.ask(recording.history.wanted, "write", epoch=recording.shown, **about)
        header = unpack(asked.result())[0]
    st.caption(_("At epoch {epoch}:").format(epoch=counted(header["epoch"])))
    for title, written in zip(recording.made.said_titles, header["written"], strict=True):
        st.markdown(f"**{literal(title)}**")
        said = prompt + written if written else _("Its loss is no longer a number: it cannot write.")
        st.code(said, language=None, wrap_lines=True)
