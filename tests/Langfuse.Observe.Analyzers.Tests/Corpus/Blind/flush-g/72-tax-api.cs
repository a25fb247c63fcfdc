// Planted: LFO5008
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<TaxAdvisor>();
builder.Services.AddProblemDetails();

var app = builder.Build();
app.UseExceptionHandler();
app.MapGet("/tax/{income:decimal}", (decimal income, TaxAdvisor advisor) => advisor.Advise(income));
app.Run();

public sealed record Advice(decimal Tax, string Text);

public sealed class TaxAdvisor
{
    [Observe]
    public Advice Advise(decimal income)
    {
        var tax = Compute(income);
        LangfuseContext.ScoreCurrentTrace("rate", income == 0 ? 0.0 : (double)(tax / income));
        return new Advice(tax, tax > 20_000m ? "Talk to an accountant." : "Use the short form.");
    }

    [Observe(AsType = ObservationType.Tool)]
    private decimal Compute(decimal income) => income switch
    {
        <= 11_000m => 0m,
        <= 60_000m => (income - 11_000m) * 0.25m,
        _ => 12_250m + (income - 60_000m) * 0.42m,
    };
}
