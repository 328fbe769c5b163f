// desk.js: small comforts. Every page works without it.
"use strict";
