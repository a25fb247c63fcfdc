using Langfuse.Observe.Recording;
using Microsoft.Extensions.Configuration;

namespace Langfuse.Observe.Options;

/// <summary>Fills options from texts. Later sources win: environment, then configuration, then code.</summary>
internal static class OptionsReader
{
    public static LangfuseOptions FromEnvironment(Func<string, string?>? read = null)
    {
        read ??= System.Environment.GetEnvironmentVariable;
        var options = new LangfuseOptions();
        foreach (var setting in OptionSettings.All)
        {
            if (FirstSet(setting.Variables, read) is { } variable)
            {
                Apply(options, setting, variable, read(variable)!);
            }
        }

        return options;
    }

    public static void ApplyConfiguration(LangfuseOptions options, IConfiguration section)
    {
        foreach (var setting in OptionSettings.All)
        {
            if (section[setting.Name] is { Length: > 0 } text)
            {
                Apply(options, setting, "Langfuse:" + setting.Name, text);
            }
        }

        foreach (var header in section.GetSection(nameof(LangfuseOptions.AdditionalHeaders)).GetChildren())
        {
            options.AdditionalHeaders[header.Key] = header.Value ?? "";
        }
    }

    private static string? FirstSet(string[] variables, Func<string, string?> read) =>
        Array.Find(variables, variable => !string.IsNullOrWhiteSpace(read(variable)));

    private static void Apply(LangfuseOptions options, OptionSetting setting, string source, string text)
    {
        if (!setting.Apply(options, text))
        {
            SelfLog.Error($"{source} is '{text}', which cannot be read, so option {setting.Name} keeps its value. Set it to {setting.Expected}.");
        }
    }
}
