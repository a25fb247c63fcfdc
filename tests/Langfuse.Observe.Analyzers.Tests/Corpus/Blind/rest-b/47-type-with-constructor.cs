// Right
using Langfuse.Observe;

namespace Geo.Lookup;

[Observe(AsType = ObservationType.Retriever)]
public sealed class PostcodeIndex
{
    private readonly Dictionary<string, string> _towns;

    public PostcodeIndex(string path)
    {
        _towns = Read(path);
    }

    public string? Town(string postcode) => _towns.GetValueOrDefault(postcode);

    public string[] Starting(string digits)
    {
        var hits = new List<string>();
        foreach (var (postcode, town) in _towns)
        {
            if (postcode.StartsWith(digits, StringComparison.Ordinal))
            {
                hits.Add(town);
            }
        }

        return [.. hits];
    }

    [NotObserved]
    private static Dictionary<string, string> Read(string path) =>
        File.ReadLines(path).Select(line => line.Split(';')).ToDictionary(parts => parts[0], parts => parts[1]);
}
