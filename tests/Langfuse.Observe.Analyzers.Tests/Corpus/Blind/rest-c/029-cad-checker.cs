// Planted: LFO6002
using Langfuse.Observe;

namespace Workshop.Cad;

public sealed record Part(string Name, double Wall);

public sealed class CadChecker(LangfuseClient langfuse)
{
    public string Check(Part part)
    {
        using var trace = langfuse.StartTrace("check-part", input: part);
        var verdict = "not checked";
        var thread = new Thread(() => verdict = Inspect(part), maxStackSize: 16 * 1024 * 1024)
        {
            IsBackground = true,
            Name = "cad",
        };
        thread.UnsafeStart();
        thread.Join();
        trace.Update(output: verdict);
        return verdict;
    }

    [Observe(AsType = ObservationType.Tool, Name = "inspect-walls")]
    private static string Inspect(Part part) => part.Wall < 0.8 ? "too thin" : "fine";
}
