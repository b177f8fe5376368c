const element = document.getElementById("app");
if (element) element.textContent = location.pathname;
