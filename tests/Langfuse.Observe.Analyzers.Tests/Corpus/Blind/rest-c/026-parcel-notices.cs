// Planted: LFO6001
using Langfuse.Observe;

namespace Depot;

public sealed record Delivery(string Id, string Customer, bool Late);

public sealed class Notices(Func<string, Task<string>> complete, Func<string, string, Task> send)
{
    [Observe(Name = "notify-customers")]
    public int NotifyAll(IReadOnlyList<Delivery> deliveries)
    {
        var late = deliveries.Where(d => d.Late).ToList();
        late.ForEach(d =>
        {
            var pending = ApologiseAsync(d);
            Console.WriteLine($"{d.Id}: {(pending.IsCompleted ? "sent" : "on its way")}");
        });
        return late.Count;

        async Task ApologiseAsync(Delivery delivery)
        {
            var text = await WriteAsync(delivery);
            await send(delivery.Customer, text);
        }
    }

    [Observe(AsType = ObservationType.Chain)]
    private Task<string> WriteAsync(Delivery delivery) => complete("Apologise for the late parcel " + delivery.Id);
}
