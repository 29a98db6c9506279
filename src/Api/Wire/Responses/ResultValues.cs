using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using GraphQL.Execution;

namespace AntiCorruption.Api.Wire.Responses;

/// <summary>Writes the values a result can hold: the engine's tree of nodes, maps, lists and serialised scalars.</summary>
internal static class ResultValues
{
    public static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case IWrittenJson written:
                json.WriteRawValue(written.Utf8, skipInputValidation: true);
                break;
            case ExecutionNode node:
                Node(json, node);
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case IDictionary<string, object?> map:
                Map(json, map);
                break;
            case IEnumerable items:
                List(json, items);
                break;
            default:
                Scalar(json, value);
                break;
        }
    }

    private static void Node(Utf8JsonWriter json, ExecutionNode node)
    {
        switch (node)
        {
            case ObjectExecutionNode { SubFields: { } fields }:
                json.WriteStartObject();
                foreach (var field in fields)
                {
                    json.WritePropertyName(field.Name!);
                    Node(json, field);
                }
                json.WriteEndObject();
                break;
            case ArrayExecutionNode { Items: { } items }:
                json.WriteStartArray();
                foreach (var item in items)
                    Node(json, item);
                json.WriteEndArray();
                break;
            case ArrayExecutionNode list:
                Write(json, list.SerializedResult);
                break;
            default:
                Write(json, node.ToValue());
                break;
        }
    }

    private static void Map(Utf8JsonWriter json, IDictionary<string, object?> map)
    {
        json.WriteStartObject();
        foreach (var (name, value) in map)
        {
            json.WritePropertyName(name);
            Write(json, value);
        }
        json.WriteEndObject();
    }

    private static void List(Utf8JsonWriter json, IEnumerable items)
    {
        json.WriteStartArray();
        foreach (var item in items)
            Write(json, item);
        json.WriteEndArray();
    }

    private static void Scalar(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case int number:
                json.WriteNumberValue(number);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            // JSON has no number for these.
            case double.NaN
            or double.PositiveInfinity
            or double.NegativeInfinity
            or float.NaN
            or float.PositiveInfinity
            or float.NegativeInfinity:
                json.WriteNullValue();
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case float number:
                json.WriteNumberValue(number);
                break;
            case decimal number:
                json.WriteNumberValue(number);
                break;
            case BigInteger number:
                json.WriteRawValue(number.ToString(CultureInfo.InvariantCulture), skipInputValidation: true);
                break;
            case sbyte or byte or short or ushort or uint or ulong:
                json.WriteRawValue(Invariant(value), skipInputValidation: true);
                break;
            case DateTimeOffset moment:
                json.WriteStringValue(moment);
                break;
            case DateTime moment:
                json.WriteStringValue(moment);
                break;
            case DateOnly or TimeOnly:
                json.WriteStringValue(((IFormattable)value).ToString("O", CultureInfo.InvariantCulture));
                break;
            default:
                json.WriteStringValue(Invariant(value));
                break;
        }
    }

    private static string Invariant(object value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
