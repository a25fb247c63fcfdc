// Planted: LFO6007
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = WebApplication.CreateBuilder(args);
ClinicServices.Add(builder.Services, builder.Environment);

var app = builder.Build();
app.UseLangfuse();
app.MapGet("/triage", async (string symptom, TriageNurse nurse) => await nurse.TriageAsync(symptom));
app.Run();

static class ClinicServices
{
    public static void Add(IServiceCollection services, IHostEnvironment host)
    {
        var stage = host.EnvironmentName;
        services.AddLangfuse(options =>
        {
            options.Environment = stage;
            options.Mask = (_, text) => Redactor.Apply(text);
        });
        services.AddSingleton<TriageNurse>();
    }
}

class TriageNurse
{
    [Observe(Name = "triage")]
    public async Task<string> TriageAsync(string symptom)
    {
        await Task.Yield();
        return symptom.Contains("chest") ? "now" : "wait";
    }
}
