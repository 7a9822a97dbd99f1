network-home = Home
