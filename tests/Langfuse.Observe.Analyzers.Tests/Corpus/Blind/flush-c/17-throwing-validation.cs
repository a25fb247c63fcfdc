// Planted: LFO5001
using Langfuse.Observe;

internal class Program
{
    private static LangfuseClient? s_langfuse;

    private static void Main(string[] args)
    {
        s_langfuse = LangfuseClient.Start();
        var plan = Plan(args.Length > 0 ? int.Parse(args[0]) : 3);
        Verify(plan);
        Console.WriteLine(string.Join(" -> ", plan));
        s_langfuse.Dispose();
    }

    [Observe(AsType = ObservationType.Agent)]
    private static List<string> Plan(int stops)
    {
        var names = new[] { "Depot", "Harbour", "Market", "Station" };
        return names.Take(stops).ToList();
    }

    private static void Verify(List<string> plan)
    {
        if (plan.Count < 2)
        {
            throw new InvalidOperationException("A plan has at least two stops.");
        }
    }
}
