// Planted: LFO5016
using Langfuse.Observe;

var settings = Settings.Load();
var langfuse = LangfuseClient.Start(o => o.Environment = settings["env"]);
try
{
    Console.WriteLine(Settings.Load().Count);
}
finally
{
    langfuse.Dispose();
}

[Observe]
static class Settings
{
    public static Dictionary<string, string> Load() => File.ReadAllLines("settings.ini").Select(l => l.Split('=')).ToDictionary(p => p[0], p => p[1]);
}
