using Langfuse.Observe.Server.Cli;

return await CommandLine.RunAsync(args);
