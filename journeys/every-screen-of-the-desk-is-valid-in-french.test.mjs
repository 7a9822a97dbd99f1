// One screen of the desk of every kind and state, as whoever works in French sees it.
import { deskScreens } from "./lib.mjs";

deskScreens("fr");
