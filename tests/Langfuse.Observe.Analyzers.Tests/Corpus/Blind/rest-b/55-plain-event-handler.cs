// Right
using Langfuse.Observe;

namespace Greenhouse.Events;

public sealed class MoistureEventArgs(string bed, double moisture) : EventArgs
{
    public string Bed { get; } = bed;

    public double Moisture { get; } = moisture;
}

[Observe]
public sealed class WateringService
{
    private readonly List<string> _plan = [];

    public async Task<int> PlanAsync(string bed, double moisture)
    {
        await Task.Delay(1);
        lock (_plan)
        {
            _plan.Add($"{bed}: {(1 - moisture) * 10:F1} l");
            return _plan.Count;
        }
    }

    [NotObserved]
    public async void OnMoisture(object? sender, MoistureEventArgs e)
    {
        if (e.Moisture < 0.4)
        {
            await PlanAsync(e.Bed, e.Moisture);
        }
    }
}
