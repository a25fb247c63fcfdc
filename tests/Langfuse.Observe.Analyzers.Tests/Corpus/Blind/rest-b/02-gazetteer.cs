// Planted: LFO1002
using Langfuse.Observe;

namespace Geo;

[method: Observe(Name = "load-gazetteer")]
public sealed class Gazetteer(string file)
{
    private readonly Dictionary<string, (double Lat, double Lon)> _places = Read(file);

    [Observe(AsType = ObservationType.Retriever)]
    public string? Nearest(double lat, double lon)
    {
        string? best = null;
        var distance = double.MaxValue;
        foreach (var (name, place) in _places)
        {
            var d = Math.Pow(place.Lat - lat, 2) + Math.Pow(place.Lon - lon, 2);
            if (d < distance)
            {
                (best, distance) = (name, d);
            }
        }

        return best;
    }

    private static Dictionary<string, (double, double)> Read(string file)
    {
        var places = new Dictionary<string, (double, double)>();
        foreach (var line in File.ReadLines(file))
        {
            var parts = line.Split(';');
            places[parts[0]] = (double.Parse(parts[1]), double.Parse(parts[2]));
        }

        return places;
    }
}
