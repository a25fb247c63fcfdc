// Right
using Langfuse.Observe;

namespace Dispatch;

public interface IDispatcher
{
    Task<string> AssignAsync(string passenger, string street);
}

public abstract class DispatcherBase : IDispatcher
{
    protected abstract Task<string> PickAsync(string street);

    [Observe(AsType = ObservationType.Agent, Name = "assign-taxi")]
    public async Task<string> AssignAsync(string passenger, string street)
    {
        var car = await PickAsync(street);
        return $"{car} for {passenger}";
    }
}

public sealed class NearestDispatcher(IReadOnlyDictionary<string, string> cars) : DispatcherBase
{
    [Observe(AsType = ObservationType.Tool, Name = "pick-nearest")]
    protected override Task<string> PickAsync(string street) =>
        Task.FromResult(cars.TryGetValue(street, out var car) ? car : cars.Values.First());
}
