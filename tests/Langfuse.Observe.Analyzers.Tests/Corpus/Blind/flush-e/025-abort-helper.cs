// Planted: LFO5002
using Langfuse.Observe;
using System.Diagnostics.CodeAnalysis;

await using var langfuse = LangfuseClient.Start();
var command = args.FirstOrDefault() ?? "help";
switch (command)
{
    case "quote":
        Console.WriteLine(Quotes.Make(args.ElementAtOrDefault(1)));
        break;
    case "help":
        Console.WriteLine("roofer quote SQUARE_METRES");
        break;
}

internal static class Quotes
{
    private const decimal PerSquareMetre = 84.5m;

    [Observe(Name = "make-quote")]
    public static string Make(string? metres)
    {
        var area = Require.Number(metres);
        return $"{area * PerSquareMetre:F2} EUR for {area} m2";
    }
}

internal static class Require
{
    public static decimal Number(string? text)
    {
        if (!decimal.TryParse(text, out var number))
        {
            Abort($"'{text}' is not a number");
        }

        return number;
    }

    [DoesNotReturn]
    private static void Abort(string message)
    {
        Console.Error.WriteLine(message);
        Environment.Exit(65);
    }
}
