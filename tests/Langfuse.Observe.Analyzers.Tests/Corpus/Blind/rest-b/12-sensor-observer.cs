// Planted: LFO1012
using Langfuse.Observe;

namespace Greenhouse;

public readonly record struct Reading(string Bed, double Moisture);

public sealed class WateringAdvisor(Func<Reading, Task<string>> advise) : IObserver<Reading>
{
    private readonly List<string> _advice = [];

    public void OnNext(Reading value)
    {
        if (value.Moisture < 0.3)
        {
            Consider(value);
        }
    }

    public void OnError(Exception error) => _advice.Add(error.Message);

    public void OnCompleted() => _advice.Add("season over");

    [Observe(Name = "consider-watering", AsType = ObservationType.Agent)]
    private async void Consider(Reading reading)
    {
        var advice = await advise(reading);
        lock (_advice)
        {
            _advice.Add($"{reading.Bed}: {advice}");
        }
    }
}
