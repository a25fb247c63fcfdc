// Right
using Langfuse.Observe;

// locker: answers questions about parcel lockers from an index that is read when first asked
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        var path = args.FirstOrDefault() ?? "lockers.csv";
        var index = new LockerIndex(() => Lockers.Read(path));
        await using var langfuse = LangfuseClient.Start();
        foreach (var street in args.Skip(1))
        {
            Console.WriteLine(index.Nearest(street));
        }

        return 0;
    }
}

internal sealed class LockerIndex(Func<string[]> read)
{
    private readonly Lazy<string[]> _places = new(read);

    [Observe(AsType = ObservationType.Retriever)]
    public string Nearest(string street) => _places.Value.MinBy(place => Math.Abs(place.Length - street.Length)) ?? "none";
}

internal static class Lockers
{
    [Observe(Name = "read-lockers")]
    public static string[] Read(string path) => File.Exists(path) ? File.ReadAllLines(path) : ["Station Square", "Mill Lane"];
}
