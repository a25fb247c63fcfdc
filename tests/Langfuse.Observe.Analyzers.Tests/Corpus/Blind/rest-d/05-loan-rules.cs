// Right
using Langfuse.Observe;

namespace Bank.Loans;

public sealed record Application(string Purpose, decimal Amount, int Months);

public abstract class Assessor
{
    public virtual async Task<string> AssessAsync(Application application)
    {
        await Task.Yield();
        return application.Amount / Math.Max(1, application.Months) > 2_000 ? "review" : "accept";
    }
}

public sealed class CarLoanAssessor : Assessor
{
    [Observe(Name = "assess-car-loan")]
    public override async Task<string> AssessAsync(Application application)
    {
        if (application.Purpose != "car")
        {
            return "wrong desk";
        }

        var verdict = await base.AssessAsync(application);
        LangfuseContext.UpdateCurrentObservation(metadata: new { verdict, application.Months });
        return verdict;
    }
}

public sealed class MortgageAssessor(Func<Application, Task<decimal>> estimate) : Assessor
{
    [Observe(Name = "assess-mortgage")]
    public override async Task<string> AssessAsync(Application application)
    {
        var value = await estimate(application);
        return value < application.Amount ? "decline" : "accept";
    }
}
