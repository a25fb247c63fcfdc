// Planted: LFO5003
using Langfuse.Observe;

namespace Simulation;

public sealed class CheckpointWriter(LangfuseClient langfuse, string folder)
{
    public void Save(int step, double energy)
    {
        File.AppendAllText(Path.Combine(folder, "energy.csv"), $"{step};{energy}\n");
        langfuse.Score("energy", energy, sessionId: folder, metadata: new { step });
        if (step % 1000 == 0)
        {
            DeliverAsync(step);
        }
    }

    private async Task DeliverAsync(int step)
    {
        var result = await langfuse.FlushAsync();
        if (!result.IsComplete)
        {
            Console.Error.WriteLine($"step {step}: {result.LastError}");
        }
    }
}
