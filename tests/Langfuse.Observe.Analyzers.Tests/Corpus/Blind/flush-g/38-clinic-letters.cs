// Planted: LFO5008
using Langfuse.Observe;

namespace Clinic;

public sealed record Visit(string Ward, DateOnly Day, string Finding);

public sealed class LetterWriter
{
    [Observe(Name = "write-letter")]
    public string Write(Visit visit)
    {
        LangfuseContext.UpdateCurrentObservation(metadata: new { visit.Ward });
        return $"Dear colleague,\n\non {visit.Day:d} we found: {Shorten(visit.Finding)}.";
    }

    [Observe(AsType = ObservationType.Chain)]
    private static string Shorten(string text) => text.Length <= 80 ? text : text[..80];
}

public static class Program
{
    public static int Main(string[] args)
    {
        if (args.Length < 2)
        {
            Console.Error.WriteLine("letters WARD FINDING");
            return 1;
        }

        var writer = new LetterWriter();
        Console.WriteLine(writer.Write(new Visit(args[0], DateOnly.FromDateTime(DateTime.Today), args[1])));
        return 0;
    }
}
