using ActorMesos.Cli;

return await CommandLine.RunAsync(args);
