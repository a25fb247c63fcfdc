// Right
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;

await using var provider = Registrations.Build();
using (var scope = provider.CreateScope())
{
    var merger = scope.ServiceProvider.GetRequiredService<ContactMerger>();
    Console.WriteLine(merger.Merge("ada@example.org", "Ada L."));
}

static class Registrations
{
    public static ServiceProvider Build()
    {
        var services = new ServiceCollection();
        services.AddLangfuse(options => options.Environment = "tools");
        services.AddScoped<ContactMerger>();
        return services.BuildServiceProvider(validateScopes: true);
    }
}

public sealed class ContactMerger(LangfuseClient langfuse)
{
    public string Merge(string email, string name)
    {
        using var trace = langfuse.StartTrace("merge-contact", input: name);
        var merged = $"{name} <{email}>";
        trace.Update(output: merged.Length);
        return merged;
    }
}
