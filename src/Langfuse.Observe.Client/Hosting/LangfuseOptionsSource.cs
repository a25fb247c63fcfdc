using Langfuse.Observe.Options;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Langfuse.Observe.Hosting;

/// <summary>Fills options from environment and configuration before any code does.</summary>
internal sealed class LangfuseOptionsSource(IConfiguration? configuration = null) : IConfigureNamedOptions<LangfuseOptions>
{
    private const string Section = "Langfuse";

    public void Configure(LangfuseOptions options) => Configure(Microsoft.Extensions.Options.Options.DefaultName, options);

    public void Configure(string? name, LangfuseOptions options)
    {
        var isDefault = string.IsNullOrEmpty(name);
        OptionsReader.ApplyEnvironment(options, withKeys: isDefault, project: name);
        if (configuration is null)
        {
            return;
        }

        OptionsReader.ApplyConfiguration(options, configuration.GetSection(Section), withKeys: isDefault, name);
        if (!isDefault)
        {
            OptionsReader.ApplyConfiguration(options, configuration.GetSection($"{Section}:Projects:{name}"), withKeys: true, name);
        }
    }
}
