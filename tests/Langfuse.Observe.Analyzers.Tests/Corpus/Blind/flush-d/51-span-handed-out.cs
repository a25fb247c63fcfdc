// Right
using Langfuse.Observe;

namespace Ferry;

public sealed class Crossings(LangfuseClient langfuse)
{
    public async Task<int> BoardAsync(string ship, Queue<string> cars)
    {
        using var boarding = Begin("board-cars", ship);
        var boarded = 0;
        while (cars.TryDequeue(out var car))
        {
            if (car.Length == 0)
            {
                return boarded;
            }

            await Task.Delay(1);
            boarded++;
        }

        boarding.Update(output: boarded);
        return boarded;
    }

    private Observation Begin(string name, string ship)
    {
        var observation = langfuse.StartObservation(name, ObservationType.Chain);
        observation.Update(metadata: new { ship });
        return observation;
    }
}
