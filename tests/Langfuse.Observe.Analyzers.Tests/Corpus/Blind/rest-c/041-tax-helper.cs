// Planted: LFO6005
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var command = args.Length > 0 ? args[0] : "help";
var text = command switch
{
    "explain" => await Helper.ExplainAsync(string.Join(' ', args.Skip(1))),
    "check" => await Helper.CheckAsync(args.Length > 1 ? args[1] : ""),
    _ => "tax explain TEXT | tax check FILE",
};

using var scope = LangfuseContext.Propagate(userId: Environment.UserName, traceName: "tax-helper");
Console.WriteLine(text);

internal static class Helper
{
    [Observe(AsType = ObservationType.Chain)]
    public static async Task<string> ExplainAsync(string paragraph)
    {
        await Task.Yield();
        return "In plain words: " + paragraph;
    }

    [Observe(AsType = ObservationType.Tool)]
    public static async Task<string> CheckAsync(string file)
    {
        await Task.Yield();
        return file.EndsWith(".xml", StringComparison.Ordinal) ? "complete" : "not a declaration";
    }
}
