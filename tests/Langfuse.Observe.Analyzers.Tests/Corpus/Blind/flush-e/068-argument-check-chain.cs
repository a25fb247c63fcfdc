// Planted: LFO5016
using Langfuse.Observe;

namespace Concert;

public sealed record Order(string Show, int Seats);

public static class Program
{
    public static int Main(string[] args)
    {
        var order = Arguments.Parse(args);
        using var langfuse = LangfuseClient.Start();
        Console.WriteLine(Seating.Place(order.Show, order.Seats));
        return 0;
    }
}

public static class Arguments
{
    public static Order Parse(string[] args)
    {
        var text = string.Join(' ', args);
        return new Order(Normalise(text), Math.Max(1, args.Length - 1));
    }

    private static string Normalise(string text) => Understanding.Show(text.Trim());
}

public static class Understanding
{
    [Observe(AsType = ObservationType.Generation, Name = "understand-order", Model = "gpt-4o-mini")]
    public static string Show(string text) => text.Contains("bach", StringComparison.OrdinalIgnoreCase) ? "St John Passion" : "Gala";
}

public static class Seating
{
    [Observe(Name = "place-seats")]
    public static string Place(string show, int seats) => $"{show}: row 7, seats 1 to {seats}";
}
