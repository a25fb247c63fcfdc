// Planted: LFO5001
using Langfuse.Observe;

var langfuse = LangfuseClient.Start();
Console.Write("How many dice? ");
var dice = int.Parse(Console.ReadLine() ?? "2");
var rolls = Enumerable.Range(0, dice).Select(_ => Random.Shared.Next(1, 7)).ToArray();
Console.WriteLine(Oracle.Interpret(rolls.Sum(), dice));
using (var trace = langfuse.StartTrace("roll", input: dice))
{
    trace.Score("luck", rolls.Average() / 6);
}

await Closing.EndAsync(langfuse);

public static class Closing
{
    public static async Task EndAsync(LangfuseClient client)
    {
        var result = await client.FlushAsync(TimeSpan.FromSeconds(3));
        Console.WriteLine(result.IsComplete ? "sent" : $"{result.Pending} left");
    }
}

public static class Oracle
{
    [Observe]
    public static string Interpret(int sum, int dice)
        => sum > dice * 4 ? "Fortune smiles." : sum < dice * 3 ? "Stay at home." : "An ordinary day.";
}
