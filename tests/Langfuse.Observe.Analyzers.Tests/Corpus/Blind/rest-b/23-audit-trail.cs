// Planted: LFO6001
using Langfuse.Observe;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;

namespace Loans.Api;

[ApiController, Route("loans")]
public sealed class LoansController(Underwriter underwriter, ILogger<LoansController> logger) : ControllerBase
{
    [HttpPost, Observe(Name = "apply")]
    public async Task<ActionResult<string>> ApplyAsync(string applicant, decimal amount)
    {
        var decision = await underwriter.DecideAsync(applicant, amount);
        underwriter.ExplainAsync(applicant, decision).ContinueWith(
            done => logger.LogWarning(done.Exception, "no explanation"),
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted,
            TaskScheduler.Default);
        return Ok(decision);
    }
}

public sealed class Underwriter(Func<string, Task<string>> complete)
{
    [Observe(AsType = ObservationType.Chain)]
    public async Task<string> DecideAsync(string applicant, decimal amount) =>
        amount < 5000m ? "approved" : await complete($"{applicant} asks for {amount}");

    [Observe(AsType = ObservationType.Chain)]
    public async Task<string> ExplainAsync(string applicant, string decision) =>
        await complete($"Explain '{decision}' to {applicant}");
}
