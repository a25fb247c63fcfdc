using Langfuse.Observe.Recording;
using Microsoft.Extensions.Configuration;

namespace Langfuse.Observe.Options;

/// <summary>Fills options from texts. Later sources win: environment, then configuration, then code.</summary>
internal static class OptionsReader
{
    /// <summary>Applies what the environment says.</summary>
    /// <param name="options">The options to fill.</param>
    /// <param name="withKeys">False for a client of another project: the keys of the environment are those of the default one.</param>
    /// <param name="read">Reads a variable; by default those of the process.</param>
    /// <param name="project">The name of the client that they are for, for messages; null for the default one.</param>
    public static void ApplyEnvironment(LangfuseOptions options, bool withKeys, Func<string, string?>? read = null, string? project = null)
    {
        read ??= System.Environment.GetEnvironmentVariable;
        foreach (var setting in OptionSettings.All)
        {
            foreach (var variable in setting.Variables)
            {
                if (read(variable) is { } text && !string.IsNullOrWhiteSpace(text))
                {
                    Apply(options, setting, variable, text, withKeys, project);
                    break;
                }
            }
        }
    }

    public static void ApplyConfiguration(LangfuseOptions options, IConfiguration section, bool withKeys, string? project = null)
    {
        if (section is IConfigurationSection own)
        {
            UnknownKeys.Warn(own);
        }

        foreach (var setting in OptionSettings.All)
        {
            if (section[setting.Name] is { Length: > 0 } text)
            {
                Apply(options, setting, PathOf(section) + setting.Name, text, withKeys, project);
            }
        }

        foreach (var header in section.GetSection(nameof(LangfuseOptions.AdditionalHeaders)).GetChildren())
        {
            options.AdditionalHeaders[header.Key] = header.Value ?? "";
        }
    }

    private static string PathOf(IConfiguration section) => section is IConfigurationSection { Path: { Length: > 0 } path } ? path + ":" : "Langfuse:";

    private static void Apply(LangfuseOptions options, OptionSetting setting, string source, string text, bool withKeys, string? project)
    {
        var isKey = setting.Name is nameof(LangfuseOptions.PublicKey) or nameof(LangfuseOptions.SecretKey);
        if ((withKeys || !isKey) && !setting.TryApply(options, text))
        {
            SelfLog.Error($"{source} is '{text}', which cannot be read, so option {setting.Name}{OptionsCheck.Of(project)} keeps its value. Set it to {setting.Expected}.");
        }
    }
}
