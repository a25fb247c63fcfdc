// Planted: LFO6009
using Langfuse.Observe;

namespace Astronomy;

public sealed record Star(string Name, double Magnitude);

public static class StarCatalogue
{
    public static IEnumerable<string> Describe(IEnumerable<Star> stars, string observer)
    {
        using (LangfuseContext.Propagate(userId: observer, tags: ["catalogue"]))
        {
            foreach (var star in stars)
            {
                if (star.Magnitude > 6)
                {
                    continue;
                }

                yield return Describe(star.Name, star.Magnitude);
            }
        }
    }

    [Observe(Name = "describe-star", AsType = ObservationType.Tool)]
    private static string Describe(string name, double magnitude) =>
        magnitude < 1 ? $"{name} is among the brightest" : $"{name} is visible";
}
