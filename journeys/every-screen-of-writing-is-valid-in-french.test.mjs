// Screens of the desk about what is written and answered, in each state, as whoever works in French sees them.
import { writingScreens } from "./lib.mjs";

writingScreens("fr");
