// Planted: LFO1017
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start(options => options.Environment = "demo");
foreach (var (question, answer) in Demo.Pairs)
{
    Demo.Record(langfuse, question, answer);
}

Console.WriteLine($"{Demo.Pairs.Length} traces recorded");

internal static class Demo
{
    public static readonly (string Question, string Answer)[] Pairs =
    [
        ("How long is the warranty?", "Two years."),
        ("Do you ship to Norway?", "Yes, within six days."),
        ("Can I pay by invoice?", "Companies can."),
    ];

    public static void Record(LangfuseClient langfuse, string question, string answer)
    {
        using var trace = langfuse.StartTrace("shop-demo", input: question, output: answer, tags: ["demo"]);
        using var generation = trace.StartGeneration("answer", model: "gpt-4o-mini", input: question);
        generation.End(output: answer, usage: new Usage(input: 420, output: 130, total: 500));
    }
}
