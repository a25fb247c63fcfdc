using System.Text.Json;
using Langfuse.Observe.LocalServer.Json;

namespace Langfuse.Observe.Server.Tests.Json;

public sealed class SchemaCheckTests
{
    private static JsonElement Json(string text) => JsonText.Parse(text);

    [Theory]
    [InlineData("""{"type":"object","properties":{"a":{"type":"integer"}},"required":["a"]}""", """{"a":1}""", """{"a":1.5}""")]
    [InlineData("""{"required":["a"]}""", """{"a":null}""", """{}""")]
    [InlineData("""{"type":["string","null"]}""", "null", "1")]
    [InlineData("""{"enum":["a",{"b":1}]}""", """{"b":1}""", "\"c\"")]
    [InlineData("""{"const":[1,2]}""", "[1,2]", "[2,1]")]
    [InlineData("""{"properties":{"a":true},"additionalProperties":false}""", """{"a":1}""", """{"a":1,"b":2}""")]
    [InlineData("""{"patternProperties":{"^n_":{"type":"number"}}}""", """{"n_a":1,"b":"x"}""", """{"n_a":"x"}""")]
    [InlineData("""{"propertyNames":{"maxLength":3}}""", """{"abc":1}""", """{"abcd":1}""")]
    [InlineData("""{"dependentRequired":{"a":["b"]}}""", """{"a":1,"b":2}""", """{"a":1}""")]
    [InlineData("""{"minProperties":1,"maxProperties":2}""", """{"a":1}""", """{}""")]
    [InlineData("""{"items":{"type":"string"}}""", """["a"]""", """["a",1]""")]
    [InlineData("""{"prefixItems":[{"type":"string"}],"items":{"type":"number"}}""", """["a",1,2]""", """["a","b"]""")]
    [InlineData("""{"items":[{"type":"string"}]}""", """["a",1]""", """[1]""")]
    [InlineData("""{"contains":{"const":1}}""", "[0,1]", "[0]")]
    [InlineData("""{"minItems":1,"maxItems":2,"uniqueItems":true}""", "[1,2]", "[1,1]")]
    [InlineData("""{"minLength":2,"maxLength":3}""", "\"ab\"", "\"a\"")]
    [InlineData("""{"maxLength":1}""", "\"😀\"", "\"ab\"")]
    [InlineData("""{"pattern":"^a+$"}""", "\"aa\"", "\"ab\"")]
    [InlineData("""{"minimum":1,"exclusiveMaximum":2}""", "1", "2")]
    [InlineData("""{"multipleOf":0.1}""", "0.3", "0.35")]
    [InlineData("""{"allOf":[{"type":"number"},{"minimum":2}]}""", "2", "1")]
    [InlineData("""{"anyOf":[{"type":"number"},{"type":"null"}]}""", "null", "\"a\"")]
    [InlineData("""{"oneOf":[{"minimum":1},{"minimum":5}]}""", "3", "6")]
    [InlineData("""{"not":{"type":"string"}}""", "1", "\"a\"")]
    [InlineData("""{"if":{"properties":{"k":{"const":1}}},"then":{"required":["a"]},"else":{"required":["b"]}}""", """{"k":2,"b":1}""", """{"k":1}""")]
    [InlineData("""{"$defs":{"tree":{"type":"object","properties":{"left":{"$ref":"#/$defs/tree"}},"required":["v"]}},"$ref":"#/$defs/tree"}""", """{"v":1,"left":{"v":2}}""", """{"v":1,"left":{}}""")]
    public void Value_IsHeldAgainstTheSchema(string schema, string fits, string doesNot)
    {
        Assert.Empty(SchemaCheck.Problems(Json(schema), Json(fits)));
        Assert.NotEmpty(SchemaCheck.Problems(Json(schema), Json(doesNot)));
    }

    [Fact]
    public void Problem_NamesThePlace() => Assert.Equal(
        ["messages[1].role: must be string", "messages[1]: 'content' is missing"],
        SchemaCheck.Problems(
            Json("""{"properties":{"messages":{"items":{"properties":{"role":{"type":"string"}},"required":["content"]}}}}"""),
            Json("""{"messages":[{"content":"a"},{"role":1}]}""")));

    [Theory]
    [InlineData("""{"$ref":"#"}""", "without end")]
    [InlineData("""{"allOf":[{"$ref":"#"}]}""", "without end")]
    [InlineData("""{"$defs":{"a":{"$ref":"#/$defs/b"},"b":{"anyOf":[{"$ref":"#/$defs/a"}]}},"$ref":"#/$defs/a"}""", "without end")]
    [InlineData("""{"$ref":"https://example.com/x"}""", "only references within")]
    [InlineData("""{"$ref":"#/nowhere"}""", "leads nowhere")]
    [InlineData("""{"type":"nonsense"}""", "'nonsense'")]
    [InlineData("""{"type":5}""", "'type'")]
    [InlineData("""{"pattern":"("}""", "not a regular expression")]
    [InlineData("""{"properties":[]}""", "'properties' must be an object")]
    [InlineData("""{"minLength":"a"}""", "must be a number")]
    [InlineData("5", "a schema is an object")]
    public void Schema_ThatCannotBeUsed_SaysWhy(string schema, string reason) => Assert.Contains(reason, SchemaCheck.Defect(Json(schema)), StringComparison.Ordinal);

    // Each level applies the one below it twice: forty levels would be a trillion steps.
    [Fact]
    public void Schema_ThatDoublesAtEachLevel_Ends()
    {
        var levels = string.Join(',', Enumerable.Range(1, 40).Select(level => $$"""
            "l{{level}}":{"allOf":[{"$ref":"#/$defs/l{{level - 1}}"},{"$ref":"#/$defs/l{{level - 1}}"}]}
            """));

        Assert.Contains("too large", SchemaCheck.Defect(Json($$$"""{"$defs":{"l0":true,{{{levels}}}},"$ref":"#/$defs/l40"}""")), StringComparison.Ordinal);
    }

    [Fact]
    public void Pattern_ThatTakesForEver_Ends() => Assert.Contains(
        "takes too long",
        Assert.Throws<FormatException>(() => SchemaCheck.Problems(Json("""{"pattern":"^(a+)+$"}"""), JsonText.Of(new string('a', 60) + "!"))).Message,
        StringComparison.Ordinal);
}
