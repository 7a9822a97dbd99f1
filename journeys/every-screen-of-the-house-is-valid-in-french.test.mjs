// Screens of the desk about bodies, people, rights and safety, in each state, as whoever works in French sees them.
import { houseScreens } from "./lib.mjs";

houseScreens("fr");
