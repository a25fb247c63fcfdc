using Langfuse.Observe;

await using var server = await LangfuseLocalServer.StartAsync(new LangfuseLocalServerOptions { Port = LangfuseLocalServerOptions.DefaultCommandLinePort });
Console.WriteLine(server.BaseUrl);
await server.Stopped;
return 0;
