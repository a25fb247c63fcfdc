// Planted: LFO6001
using Langfuse.Observe;

namespace Bakery.Orders;

public sealed record Order(int Number, string Customer, string Wishes);

internal static class TaskExtensions
{
    public static void Forget(this Task task)
    {
        if (!task.IsCompleted || task.IsFaulted)
        {
            task.ContinueWith(done => Console.Error.WriteLine(done.Exception?.Message), TaskContinuationOptions.OnlyOnFaulted);
        }
    }
}

public sealed class OrderDesk(Func<string, Task<string>> model, Func<string, string, Task> mail)
{
    [Observe(Name = "take-order")]
    public async Task<string> TakeAsync(Order order)
    {
        var summary = await SummariseAsync(order.Wishes);
        if (order.Customer.Contains('@'))
        {
            ConfirmAsync(order, summary).Forget();
        }

        return summary;
    }

    [Observe(AsType = ObservationType.Chain)]
    private async Task<string> SummariseAsync(string wishes) => (await model("Summarise: " + wishes)).Trim();

    [Observe(AsType = ObservationType.Tool)]
    private async Task ConfirmAsync(Order order, string summary)
    {
        var letter = await model("Write a confirmation of: " + summary);
        await mail(order.Customer, letter);
    }
}
