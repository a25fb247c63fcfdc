// Planted: LFO5016
using Langfuse.Observe;

// locker: answers questions about parcel lockers from a small index
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        var index = new LockerIndex("lockers.csv");
        await using var langfuse = LangfuseClient.Start();
        foreach (var question in args)
        {
            Console.WriteLine(index.Nearest(question));
        }

        return index.Count > 0 ? 0 : 1;
    }
}

internal sealed class LockerIndex
{
    private readonly string[] _places;

    public LockerIndex(string path)
    {
        _places = Read(path);
    }

    public int Count => _places.Length;

    [Observe(AsType = ObservationType.Retriever)]
    public string Nearest(string street) => _places.MinBy(place => Math.Abs(place.Length - street.Length)) ?? "none";

    [Observe(Name = "read-lockers")]
    private static string[] Read(string path) => File.Exists(path) ? File.ReadAllLines(path) : ["Station Square", "Mill Lane"];
}
