// Planted: LFO5005
using Langfuse.Observe;

namespace Payments;

public sealed record Payment(string Reference, decimal Amount, string Currency);

public partial class PaymentScreening
{
    private LangfuseClient? _langfuse;

    private LangfuseClient Langfuse => _langfuse ??= LangfuseClient.Start(options =>
    {
        options.ServiceName = "screening";
        options.FlushAt = 200;
    });

    public bool Screen(Payment payment)
    {
        using var trace = Langfuse.StartTrace("screen", input: payment);
        var verdict = Judge(payment);
        trace.Update(output: verdict);
        return verdict;
    }
}

public partial class PaymentScreening
{
    private static bool Judge(Payment payment) => payment switch
    {
        { Amount: > 10_000m, Currency: "EUR" or "USD" } => false,
        { Reference.Length: 0 } => false,
        _ => true,
    };
}
