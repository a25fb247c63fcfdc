// Right
using Langfuse.Observe;

var options = Options.Parse(args);
var stations = Stations.Load(options.Path);

await using var langfuse = LangfuseClient.Start(settings => settings.Environment = options.Stage);
var network = new Network(stations);
Console.WriteLine(network.Distance(options.From, options.To));

sealed record Options(string Path, string Stage, string From, string To)
{
    public static Options Parse(string[] args) => args switch
    {
        [var path, var from, var to] => new Options(path, "production", from, to),
        [var from, var to] => new Options("stations.txt", "development", from, to),
        _ => throw new ArgumentException("tram [FILE] FROM TO"),
    };
}

static class Stations
{
    [NotObserved]
    public static string[] Load(string path) => File.ReadAllLines(path);
}

sealed class Network(string[] stations)
{
    [Observe]
    public int Distance(string from, string to) => Math.Abs(Position(from) - Position(to));

    private int Position(string name) => Array.IndexOf(stations, name);
}
