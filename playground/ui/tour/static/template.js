// The tour's fixed markup: rings around controls, and the words beside one of them.

export const template = ({ _, pgettext }) => `
  <div class="bp-tour-rings" aria-hidden="true"></div>
  <div class="bp-tour-card" role="dialog" tabindex="-1" aria-labelledby="bp-tour-title" aria-describedby="bp-tour-text">
    <div aria-live="polite">
      <p class="bp-tour-count"></p>
      <h2 id="bp-tour-title"></h2>
      <p id="bp-tour-text"></p>
    </div>
    <button type="button" class="bp-tour-offer" data-tour="take"></button>
    <a class="bp-tour-offer"></a>
    <div class="bp-tour-ways">
      <button type="button" data-tour="skip">${_("Skip the tour")}</button>
      <button type="button" data-tour="back">${pgettext("tour", "Back")}</button>
      <button type="button" data-tour="next">${pgettext("tour", "Next")}</button>
    </div>
  </div>`;
