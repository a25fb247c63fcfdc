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
    public static void ApplyEnvironment(LangfuseOptions options, bool withKeys, Func<string, string?>? read = null)
    {
        read ??= System.Environment.GetEnvironmentVariable;
        foreach (var setting in OptionSettings.All)
        {
            foreach (var variable in setting.Variables)
            {
                if (read(variable) is { } text && !string.IsNullOrWhiteSpace(text))
                {
                    Apply(options, setting, variable, text, withKeys);
                    break;
                }
            }
        }
    }

    public static void ApplyConfiguration(LangfuseOptions options, IConfiguration section, bool withKeys)
    {
        if (section is IConfigurationSection own)
        {
            UnknownKeys.Warn(own);
        }

        foreach (var setting in OptionSettings.All)
        {
            if (section[setting.Name] is { Length: > 0 } text)
            {
                Apply(options, setting, "Langfuse:" + setting.Name, text, withKeys);
            }
        }

        foreach (var header in section.GetSection(nameof(LangfuseOptions.AdditionalHeaders)).GetChildren())
        {
            options.AdditionalHeaders[header.Key] = header.Value ?? "";
        }
    }

    private static void Apply(LangfuseOptions options, OptionSetting setting, string source, string text, bool withKeys)
    {
        var isKey = setting.Name is nameof(LangfuseOptions.PublicKey) or nameof(LangfuseOptions.SecretKey);
        if ((withKeys || !isKey) && !setting.TryApply(options, text))
        {
            SelfLog.Error($"{source} is '{text}', which cannot be read, so option {setting.Name} keeps its value. Set it to {setting.Expected}.");
        }
    }
}
