global using Scout;
