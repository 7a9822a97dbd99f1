// Screens of the desk about what is written and answered, in each state, as whoever works in Arabic sees them.
import { writingScreens } from "./lib.mjs";

writingScreens("ar");
