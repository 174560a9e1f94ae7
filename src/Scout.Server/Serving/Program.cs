using Scout.Server.Serving;

return await ServerProgram.RunAsync(args);
