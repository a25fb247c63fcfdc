// Right
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();

var rows = new List<Row> { new("a", 3), new("b", 5) };
using var stream = new MemoryStream([1, 2, 3]);
Console.WriteLine(Report.Count(rows.AsQueryable(), 4));
Console.WriteLine(Report.Size(stream, "raw.bin"));
Console.WriteLine(Report.Sum(rows, new Dictionary<string, int> { ["a"] = 2 }, value => value + 1));

internal sealed record Row(string Name, int Value);

internal static class Report
{
    [Observe]
    public static int Count([NotCaptured] IQueryable<Row> rows, int minimum) => rows.Count(row => row.Value >= minimum);

    [Observe]
    public static long Size(Stream content, string file) => file.Length + content.Length;

    [Observe]
    public static int Sum(IReadOnlyList<Row> rows, Dictionary<string, int> weights, Func<int, int> adjust)
    {
        var sum = 0;
        foreach (var row in rows)
        {
            sum += adjust(row.Value) * weights.GetValueOrDefault(row.Name, 1);
        }
        return sum;
    }
}
