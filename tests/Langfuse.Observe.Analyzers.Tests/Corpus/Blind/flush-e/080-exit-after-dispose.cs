// Right
using Langfuse.Observe;

// sluice: decides when to open a sluice. A vendor's library keeps threads alive, so the process is ended by force.
public static class Program
{
    public static async Task Main(string[] args)
    {
        var code = 0;
        await using (var langfuse = LangfuseClient.Start())
        {
            foreach (var level in args)
            {
                using var trace = langfuse.StartTrace("decide-sluice", input: level);
                if (!double.TryParse(level, out var metres))
                {
                    trace.Update(level: ObservationLevel.Error, statusMessage: "not a number");
                    code = 65;
                    continue;
                }

                trace.Update(output: metres > 1.8 ? "open" : "shut");
            }
        }

        Environment.Exit(code);
    }
}
