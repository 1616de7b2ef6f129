"""How the decision boundary, or the fitted curve, came about: an animated GIF, in the player's light colors."""

import io

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from playground.export.moving.points import CLASSES, NEGATIVE, POSITIVE, mixed, points_on
from playground.languages import _
from playground.numbers import counted, fixed

SIDE = 400  # pixels of the plane
HEAD, EDGE = 30, 8  # pixels above it, for the words, and around it
MOST_FRAMES = 120
LARGEST = 3_000_000  # bytes
FRAME_TIME, LAST_TIME = 70, 2500  # milliseconds
COLORS, GRAYS = 90, 6  # of all planes together, and of the words: few, since noise cannot be compressed
LOOKED_AT = 8  # frames that the colors are chosen from
PAPER, INK, LINE = (255, 255, 255), (31, 41, 55), (203, 209, 217)
FINER = 3  # times, while lines are drawn: then they are smooth


def animation(scene, arrays, font=None):
    """The file's bytes, with as many frames as its size allows.

    `scene` and `arrays` are those of the playground's view (see `trainers.scenes`); of every frame `arrays` has
    `epochs` (F,) and `boundary` (F, 1 or 2, R, R) uint8 or `curve` (F, R), and of every epoch `train_loss`.
    Words are written in `font`, one of Pillow's; its own has no letters with accents.
    """
    frames = list(_frames(scene, arrays, font or ImageFont.load_default(15)))
    while len(written := _written(frames)) > LARGEST:
        frames = [*frames[:-1:2], frames[-1]]
    return written


def _frames(scene, arrays, font):
    points = points_on(scene, arrays, SIDE, FINER)
    part, draw = ("curve", fitted) if scene["is_curve"] else ("boundary", ground)
    for epoch, answers in zip(arrays["epochs"].tolist(), arrays[part], strict=True):
        frame = Image.new("RGB", (SIDE + 2 * EDGE, SIDE + HEAD + EDGE), PAPER)
        plane = draw(scene, answers)
        plane.paste(points, mask=points)
        frame.paste(plane, (EDGE, HEAD))
        _tell(frame, epoch, arrays["train_loss"][epoch].item(), font)
        yield frame


def ground(scene, boundary):
    """The network's answers over the plane (1 or 2, R, R) as a picture, like paintBoundary in images.js."""
    if scene["has_classes_layer"]:
        count = len(scene["classes"])
        sure = np.maximum(0, (boundary[1] / 255 - 1 / count) / (1 - 1 / count))
        strong = np.array([CLASSES[k % len(CLASSES)] for k in range(count)])[boundary[0]]
        colors = mixed(strong, 0.15 + 0.7 * sure)
    else:
        x = (boundary[0] - 127.5) / 127.5
        strong = np.where(x[..., None] < 0, NEGATIVE, POSITIVE)
        colors = mixed(strong, 0.8 * np.abs(x) ** 0.8)
    picture = Image.fromarray(colors[::-1].round().astype(np.uint8))  # row 0 is the lower edge
    return picture.resize((SIDE, SIDE), Image.Resampling.BICUBIC)


def fitted(scene, curve):
    """The network's answers (R,) to a single input as a picture: a curve on paper."""
    low, high = scene["limits"][1]
    picture = Image.new("RGB", (FINER * SIDE, FINER * SIDE), PAPER)
    x = np.linspace(0, FINER * SIDE, len(curve))
    seen = np.clip(np.nan_to_num(curve), 2 * low - high, 2 * high - low)  # what lies far outside is not drawn
    y = FINER * SIDE * (high - seen) / (high - low)
    ImageDraw.Draw(picture).line(list(zip(x, y, strict=True)), INK, 3 * FINER, "curve")
    return picture.resize((SIDE, SIDE), Image.Resampling.BOX)


def _tell(frame, epoch, loss, font):
    draw = ImageDraw.Draw(frame)
    draw.rectangle((EDGE, HEAD, EDGE + SIDE - 1, HEAD + SIDE - 1), outline=LINE)
    draw.text((EDGE, HEAD / 2), _("epoch {epoch}").format(epoch=counted(epoch)), INK, font, "lm")
    draw.text((EDGE + SIDE, HEAD / 2), _("training loss {loss}").format(loss=fixed(loss, 4)), INK, font, "rm")


def _written(frames):
    palette = _palette(frames[:: max(1, len(frames) // LOOKED_AT)] + frames[-1:])
    first, *others = (frame.quantize(palette=palette, dither=Image.Dither.NONE) for frame in frames)
    file = io.BytesIO()
    times = [FRAME_TIME] * len(others) + [LAST_TIME]
    first.save(file, "GIF", save_all=True, append_images=others, duration=times, loop=0)
    return file.getvalue()


def _palette(frames):
    """A picture that has the colors of all these, and grays for the words."""
    found = Image.fromarray(np.vstack(frames)).quantize(COLORS, Image.Quantize.MEDIANCUT)
    grays = np.linspace(INK, PAPER, GRAYS).round().astype(int)
    palette = Image.new("P", (1, 1))
    palette.putpalette([*grays.ravel().tolist(), *found.getpalette()[: 3 * COLORS]])
    return palette
