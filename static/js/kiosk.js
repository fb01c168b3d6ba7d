// What every touchscreen page uses.
import "./live-feed.js"
import "./idle-watch.js"
import "./submit-once.js"
import "./count-down.js"
