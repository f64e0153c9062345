// Before the first paint, so that a dark system never sees a white flash.
if (matchMedia("(prefers-color-scheme: dark)").matches) document.body.classList.add("awsui-dark-mode");
