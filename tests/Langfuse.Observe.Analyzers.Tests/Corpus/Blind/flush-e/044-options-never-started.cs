// Planted: LFO5008
using Langfuse.Observe;

namespace Notary;

public static class Program
{
    public static int Main(string[] args)
    {
        Setup.Environment(args.Contains("--test") ? "test" : "production");
        var clauses = args.Where(a => !a.StartsWith("--")).ToArray();
        var unclear = clauses.Count(clause => Reader.Explain(clause).Length > 60);
        Console.WriteLine($"{unclear} of {clauses.Length} clauses are unclear");
        return unclear;
    }
}

public static class Setup
{
    public static void Environment(string name)
    {
        System.Environment.SetEnvironmentVariable("LANGFUSE_TRACING_ENVIRONMENT", name);
        System.Environment.SetEnvironmentVariable("LANGFUSE_RELEASE", "2.3.1");
        if (System.Environment.GetEnvironmentVariable("LANGFUSE_PUBLIC_KEY") is null)
        {
            Console.Error.WriteLine("tracing is off: LANGFUSE_PUBLIC_KEY is not set");
        }
    }
}

public static class Reader
{
    [Observe(Name = "explain-clause")]
    public static string Explain(string clause)
    {
        var words = clause.Split(' ');
        LangfuseContext.UpdateCurrentObservation(metadata: new { words = words.Length });
        return $"In short: {string.Join(' ', words.Take(12))}";
    }
}
